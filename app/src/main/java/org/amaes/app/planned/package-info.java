/** Places of which this version has the command line only. */
package org.amaes.app.planned;
