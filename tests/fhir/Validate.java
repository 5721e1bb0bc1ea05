import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** What the validator of HAPI FHIR says of bundles: each kind of message once, on a line. Ends with 1 where one is an error. */
final class Validate {
    public static void main(String[] files) throws Exception {
        FhirContext r4 = FhirContext.forR4();
        ValidationSupportChain support = new ValidationSupportChain(
                new DefaultProfileValidationSupport(r4),
                new CommonCodeSystemsTerminologyService(r4),
                new InMemoryTerminologyServerValidationSupport(r4));
        FhirInstanceValidator instances = new FhirInstanceValidator(support);
        instances.setAnyExtensionsAllowed(false);
        FhirValidator validator = r4.newValidator().registerValidatorModule(instances);
        Set<String> said = new TreeSet<>();
        boolean refused = false;
        for (String file : files) {
            String bundle = Files.readString(Path.of(file));
            for (SingleValidationMessage message : validator.validateWithResult(bundle).getMessages()) {
                refused |= message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0;
                String place = message.getLocationString().replaceAll("\\[[0-9]+\\]", "[]").replaceAll("/\\*[^*]*\\*/", "");
                String words = message.getMessage().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
                said.add(message.getSeverity() + " " + place + ": " + words);
            }
        }
        said.forEach(System.out::println);
        System.exit(refused ? 1 : 0);
    }
}
