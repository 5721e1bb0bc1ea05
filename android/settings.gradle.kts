// For Android Studio; Maven builds, tests and packs the same sources. Not run where it was written: there was no Gradle, no
// Android SDK and no NDK. First run bindings/ffi/generate kotlin, then bindings/ffi/build-android.

pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "ebb-android"
include(":app", ":ui", ":generated", ":android")
// The Kotlin library, as its own folder has it.
project(":generated").projectDir = file("../bindings/kotlin/generated")
project(":android").projectDir = file("../bindings/kotlin/android")
