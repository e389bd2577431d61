/** The window's own icons. */
package org.amaes.app.icon;
