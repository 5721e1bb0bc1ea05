package ebb.app.keys

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.StrongBoxUnavailableException
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.SecretKeySpec

/** A Keystore of the tests' own, under Android's name, since Robolectric has none. */
internal object FakeKeystore {
    val keys = mutableMapOf<String, SecretKey>()
    val made = mutableListOf<KeyGenParameterSpec>()
    var hasStrongBox = true
    var fails = false

    fun begin() {
        keys.clear()
        made.clear()
        hasStrongBox = true
        fails = false
        Security.removeProvider(NAME)
        Security.addProvider(FakeProvider())
    }

    fun end() = Security.removeProvider(NAME)

    const val NAME: String = "AndroidKeyStore"
}

internal class FakeProvider : Provider(FakeKeystore.NAME, "1", "of the tests") {
    init {
        put("KeyStore.AndroidKeyStore", FakeStore::class.java.name)
        put("KeyGenerator.AES", FakeMaker::class.java.name)
    }
}

internal class FakeMaker : KeyGeneratorSpi() {
    private lateinit var spec: KeyGenParameterSpec

    override fun engineInit(random: SecureRandom?) = error("it is told how")

    override fun engineInit(spec: AlgorithmParameterSpec, random: SecureRandom?) {
        this.spec = spec as KeyGenParameterSpec
    }

    override fun engineInit(size: Int, random: SecureRandom?) = error("it is told how")

    override fun engineGenerateKey(): SecretKey {
        if (FakeKeystore.fails) throw ProviderException("the keystore does not answer")
        if (spec.isStrongBoxBacked && !FakeKeystore.hasStrongBox) throw StrongBoxUnavailableException()
        FakeKeystore.made += spec
        val bytes = ByteArray(spec.keySize / 8).also(SecureRandom()::nextBytes)
        return SecretKeySpec(bytes, "AES").also { FakeKeystore.keys[spec.keystoreAlias] = it }
    }
}

internal class FakeStore : KeyStoreSpi() {
    override fun engineGetKey(alias: String, password: CharArray?): Key? {
        if (FakeKeystore.fails) throw ProviderException("the keystore does not answer")
        return FakeKeystore.keys[alias]
    }

    override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

    override fun engineContainsAlias(alias: String): Boolean = alias in FakeKeystore.keys

    override fun engineDeleteEntry(alias: String) {
        FakeKeystore.keys -= alias
    }

    override fun engineAliases(): Enumeration<String> = Collections.enumeration(FakeKeystore.keys.keys)

    override fun engineSize(): Int = FakeKeystore.keys.size

    override fun engineIsKeyEntry(alias: String): Boolean = alias in FakeKeystore.keys

    override fun engineIsCertificateEntry(alias: String): Boolean = false

    override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

    override fun engineGetCertificate(alias: String): Certificate? = null

    override fun engineGetCreationDate(alias: String): Date? = null

    override fun engineSetKeyEntry(alias: String, key: Key, password: CharArray?, chain: Array<Certificate>?) = error("not here")

    override fun engineSetKeyEntry(alias: String, key: ByteArray, chain: Array<Certificate>?) = error("not here")

    override fun engineSetCertificateEntry(alias: String, certificate: Certificate?) = error("not here")

    override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

    override fun engineStore(stream: OutputStream?, password: CharArray?) = error("not here")
}
