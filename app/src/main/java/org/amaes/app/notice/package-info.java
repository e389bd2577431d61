/** What the window tells people unasked. */
package org.amaes.app.notice;
