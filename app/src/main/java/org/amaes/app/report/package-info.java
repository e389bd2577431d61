/** What a person sends along when something went wrong: how the program is set up and what its logs say, without what names patients. */
package org.amaes.app.report;
