// What uniffi generates, in a module of its own: of its types, the library shows those of pages and reminders.

plugins {
    id("org.jetbrains.kotlin.jvm")
}

kotlin {
    jvmToolchain(17)
    sourceSets["main"].kotlin.srcDir("../../../target/bindings/kotlin")
}

dependencies {
    // On Android the archive with its native code takes its place: see ../android.
    compileOnly("net.java.dev.jna:jna:5.19.1")
}
