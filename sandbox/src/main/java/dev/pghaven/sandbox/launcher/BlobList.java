package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The container's blobs, as the storage account lists them to the provisioner, who may read. */
record BlobList(AzureAccess azure, Endpoints endpoints) {

    /** The first five thousand. */
    List<String> names(String prefix) throws IOException, InterruptedException {
        var url =
                "%s/%s?restype=container&comp=list&prefix=%s"
                        .formatted(
                                endpoints.at("/blobs/url"),
                                endpoints.at("/blobs/container"),
                                URLEncoder.encode(prefix, StandardCharsets.UTF_8));
        var token = azure.provisionerToken(AzureAccess.STORAGE);
        var names = document(azure.call("GET", url, "", token)).getElementsByTagName("Name");
        return IntStream.range(0, names.getLength())
                .mapToObj(it -> names.item(it).getTextContent())
                .toList();
    }

    private static Document document(String xml) throws IOException {
        try {
            // Some answers begin with a byte order mark.
            var text = xml.substring(Math.max(0, xml.indexOf('<')));
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the list of blobs cannot be read: " + e.getMessage(), e);
        }
    }
}
