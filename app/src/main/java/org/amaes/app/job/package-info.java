/** Work beside the window's thread. */
package org.amaes.app.job;
