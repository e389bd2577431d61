/** Where work begins: open, recent, try. */
package org.amaes.app.home;
