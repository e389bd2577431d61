/** Taking pictures and sweeps of what a viewer shows out of the window. */
package org.amaes.app.takeaway;
