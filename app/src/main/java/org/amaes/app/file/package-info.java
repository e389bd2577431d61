/** Choosing files and folders. */
package org.amaes.app.file;
