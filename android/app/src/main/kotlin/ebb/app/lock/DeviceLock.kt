package ebb.app.lock

import android.app.KeyguardManager
import android.content.Context
import androidx.biometric.BiometricManager
import androidx.biometric.BiometricManager.Authenticators.BIOMETRIC_WEAK
import androidx.biometric.BiometricManager.Authenticators.DEVICE_CREDENTIAL
import androidx.biometric.BiometricPrompt
import androidx.core.content.ContextCompat
import androidx.fragment.app.FragmentActivity
import kotlin.coroutines.resume
import kotlinx.coroutines.suspendCancellableCoroutine

/** The phone's own lock: a finger, a face, or what else opens the phone. */
interface DeviceLock {
    /** True where the phone has one. */
    fun isThere(context: Context): Boolean

    /** Asks for it under [word]; true where it was opened. A phone that has no lock has nothing to ask for. */
    suspend fun ask(activity: FragmentActivity, word: String): Boolean
}

/** The real one. */
object BiometricLock : DeviceLock {
    private const val OPENS = BIOMETRIC_WEAK or DEVICE_CREDENTIAL
    private val NO_LOCK = setOf(BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED, BiometricManager.BIOMETRIC_ERROR_NO_HARDWARE)

    override fun isThere(context: Context): Boolean = context.getSystemService(KeyguardManager::class.java).isDeviceSecure

    override suspend fun ask(activity: FragmentActivity, word: String): Boolean {
        if (BiometricManager.from(activity).canAuthenticate(OPENS) in NO_LOCK) return true
        return suspendCancellableCoroutine { waiting ->
            val heard = object : BiometricPrompt.AuthenticationCallback() {
                override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                    if (waiting.isActive) waiting.resume(true)
                }

                override fun onAuthenticationError(code: Int, words: CharSequence) {
                    // Also where the phone has no lock at all, which it says only now.
                    if (waiting.isActive) waiting.resume(code == BiometricPrompt.ERROR_NO_DEVICE_CREDENTIAL)
                }
            }
            val prompt = BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), heard)
            prompt.authenticate(
                BiometricPrompt.PromptInfo.Builder().setTitle(word).setAllowedAuthenticators(OPENS).build(),
            )
            waiting.invokeOnCancellation { prompt.cancelAuthentication() }
        }
    }
}
