/** The engine service: a long-lived process that answers small requests of the window (docs/engine-service.md). */
package org.amaes.runner.service;
