/** The place Data: scans added, looked at, chosen and prepared. */
package org.amaes.app.data;
