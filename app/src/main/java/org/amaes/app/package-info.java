/** The workbench's window. */
package org.amaes.app;
