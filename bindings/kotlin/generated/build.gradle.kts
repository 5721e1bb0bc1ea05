// What uniffi generates, in a module of its own: no type of it is in the public interface of the library.

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
