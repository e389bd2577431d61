/** The window's end of the engine service. */
package org.amaes.app.engine;
