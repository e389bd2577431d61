/** Experiments: methods on the same few training cases, fold by fold, and the table that comes of it, as files. */
package org.amaes.core.experiment;
