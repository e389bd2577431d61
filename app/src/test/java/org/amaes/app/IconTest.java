package org.amaes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class IconTest {

    @Test
    void theIconIsADrawingThatCarriesItsOwnDescription() throws Exception {
        try (InputStream file = IconTest.class.getResourceAsStream("/org/amaes/assets/icon.svg")) {
            Element root = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file).getDocumentElement();
            assertEquals("svg", root.getLocalName());
            assertEquals("img", root.getAttribute("role"));
            assertEquals(false, root.getAttribute("aria-label").isBlank());
        }
    }
}
