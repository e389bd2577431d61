/** The window around the places: rail, status bar, palette, notices, drops, themes. */
package org.amaes.app.shell;
