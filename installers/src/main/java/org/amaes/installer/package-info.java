/** Build code that turns the modules' jars into what a person installs; no part of the product itself. */
package org.amaes.installer;
