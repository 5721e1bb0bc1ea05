package ebb.app.keys

import android.content.Context
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import android.util.AtomicFile
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Keeps the key of the store in a file that only a key in the phone's Keystore opens, which never leaves it: in the chip of
 * its own where the phone has one. Neither goes into a backup.
 *
 * It asks for no finger: reminders work while nobody is there, and what is hidden from who holds the phone is another lock.
 */
class KeystoreChest(context: Context) : KeyChest {
    private val folder = File(context.noBackupFilesDir, "keys")

    override fun keep(id: String, key: ByteArray) {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, wrapping(id) ?: newWrapping(id))
        cipher.updateAAD(id.toByteArray())
        val sealed = cipher.doFinal(key)
        if (!folder.isDirectory && !folder.mkdirs()) throw IOException("$folder cannot be made")
        val file = file(id)
        val stream = file.startWrite()
        try {
            stream.write(cipher.iv.size)
            stream.write(cipher.iv)
            stream.write(sealed)
            file.finishWrite(stream)
        } catch (error: IOException) {
            file.failWrite(stream)
            throw error
        }
    }

    override fun bring(id: String): Brought = try {
        val bytes = file(id).readFully()
        val wrapping = wrapping(id)
        if (wrapping == null) Brought.Lost else Brought.Key(opened(bytes, wrapping, id))
    } catch (_: FileNotFoundException) {
        Brought.Lost
    } catch (_: KeyPermanentlyInvalidatedException) {
        Brought.Lost
    } catch (_: AEADBadTagException) {
        Brought.Lost
    } catch (_: IndexOutOfBoundsException) {
        // The file was cut short.
        Brought.Lost
    } catch (_: IOException) {
        Brought.OutOfReach
    } catch (_: GeneralSecurityException) {
        Brought.OutOfReach
    } catch (_: ProviderException) {
        Brought.OutOfReach
    }

    private fun opened(bytes: ByteArray, wrapping: SecretKey, id: String): ByteArray {
        val start = 1 + bytes[0]
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, wrapping, GCMParameterSpec(TAG_BITS, bytes.copyOfRange(1, start)))
        cipher.updateAAD(id.toByteArray())
        return cipher.doFinal(bytes, start, bytes.size - start)
    }

    /** Null where the Keystore has none: it was cleared, or this is another phone. */
    private fun wrapping(id: String): SecretKey? {
        val store = KeyStore.getInstance(KEYSTORE)
        store.load(null)
        return store.getKey(alias(id), null) as SecretKey?
    }

    private fun newWrapping(id: String): SecretKey {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            try {
                return newWrapping(id, strongBox = true)
            } catch (_: StrongBoxUnavailableException) {
                // There is none; the trusted part of the main chip keeps it then.
            }
        }
        return newWrapping(id, strongBox = false)
    }

    private fun newWrapping(id: String, strongBox: Boolean): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(alias(id), purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BITS)
        if (strongBox && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) spec.setIsStrongBoxBacked(true)
        val maker = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, KEYSTORE)
        maker.init(spec.build())
        return maker.generateKey()
    }

    private fun file(id: String) = AtomicFile(File(folder, id))

    private fun alias(id: String) = "store.$id"

    private companion object {
        const val KEYSTORE = "AndroidKeyStore"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128
    }
}
