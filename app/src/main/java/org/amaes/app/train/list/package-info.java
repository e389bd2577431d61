/** The runs that are known, how each stands, and what can be done with it. */
package org.amaes.app.train.list;
