/** The pipeline editor: what happens to a patch before a network sees it. */
package org.amaes.app.pipeline;
