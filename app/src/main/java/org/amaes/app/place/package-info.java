/** What the window asks of each of its places. */
package org.amaes.app.place;
