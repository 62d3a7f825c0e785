package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An S3 answer that is well-formed XML to its last byte.
 *
 * @param root local name of its root element
 * @param code text of the root's child {@code Code}; null when there is none
 */
record AnswerDocument(String root, @Nullable String code) {
    /** Parses all of {@code answer}; throws {@link StorageException} when it is anything else. */
    static AnswerDocument read(byte[] answer) {
        if (answer.length == 0) {
            throw malformed("empty", null);
        }
        try {
            XMLStreamReader reader =
                    parsers().createXMLStreamReader(new ByteArrayInputStream(answer));
            try {
                return readToEnd(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw malformed("no well-formed XML", e);
        }
    }

    /** Throws {@link StorageException} when the store answered another document. */
    void requireRoot(String expected) {
        if (root.equals(expected)) {
            return;
        }
        if (root.equals("Error") && code != null) {
            throw new StorageException(code, "The answer is an error: " + code, null);
        }
        throw malformed("<" + root + "> instead of <" + expected + ">", null);
    }

    static StorageException malformed(String what, @Nullable Throwable cause) {
        return new StorageException(
                StorageException.MALFORMED, "The answer is not S3's: " + what, cause);
    }

    private static AnswerDocument readToEnd(XMLStreamReader reader) throws XMLStreamException {
        String root = "";
        String code = null;
        Deque<String> path = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(reader.getLocalName());
                    root = path.getFirst();
                }
                case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                case XMLStreamConstants.CHARACTERS -> {
                    if (path.size() == 2 && path.getLast().equals("Code")) {
                        code = reader.getText().strip();
                    }
                }
                default -> {
                    // Comments, white space and the like say nothing.
                }
            }
        }
        return new AnswerDocument(root, code);
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
