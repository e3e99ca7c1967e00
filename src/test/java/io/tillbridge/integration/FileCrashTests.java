package io.tillbridge.integration;

import java.nio.file.Path;

class FileCrashTests extends FileCrashContract {

    @Override
    FilesHouse house(Path folder) {
        return FilesHouse.onH2(folder);
    }
}
