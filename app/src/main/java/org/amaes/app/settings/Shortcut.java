package org.amaes.app.settings;

/**
 * A line of the shortcut map.
 *
 * @param keys as the platform writes them
 * @param action what they do
 */
public record Shortcut(String keys, String action) {
}
