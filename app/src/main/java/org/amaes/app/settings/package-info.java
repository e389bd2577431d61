/** What can be chosen. */
package org.amaes.app.settings;
