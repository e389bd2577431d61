/** The library of models as the window shows it. */
package org.amaes.app.model;
