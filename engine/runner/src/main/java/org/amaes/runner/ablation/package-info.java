/** What each of the method's choices is worth: the same training with one choice changed, and a table beside the paper's. */
package org.amaes.runner.ablation;
