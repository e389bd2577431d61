/** What a run does, complete and immutable: objectives, optimiser, schedule, presets (SPEC sections 9 and 12). */
package org.amaes.core.recipe;
