/** The form that orders a training, with the paper's values beside each field and a forecast before the start. */
package org.amaes.app.train.form;
