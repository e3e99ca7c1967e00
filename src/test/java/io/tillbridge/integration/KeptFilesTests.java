package io.tillbridge.integration;

import java.nio.file.Path;

class KeptFilesTests extends KeptFilesContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onH2(folder);
    }
}
