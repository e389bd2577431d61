/** The models a person has: trained here or brought along, under names of their own. */
package org.amaes.core.library;
