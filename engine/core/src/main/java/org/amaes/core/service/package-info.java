/** What the window and its engine service say to each other, one JSON object a line (docs/engine-service.md). */
package org.amaes.core.service;
