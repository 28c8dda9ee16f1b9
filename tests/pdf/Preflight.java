import java.util.TreeMap;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/*
 * What Apache PDFBox's Preflight, which knows PDF/A-1b alone, says of each file
 * given: FILE, a tab, how often, code and text of each kind of error.
 */
public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            PreflightParser parser = new PreflightParser(file);
            ValidationResult result;
            try {
                parser.parse();
                try (PreflightDocument document = parser.getPreflightDocument()) {
                    document.validate();
                    result = document.getResult();
                }
            } catch (SyntaxValidationException e) {
                result = e.getResult();
            }
            TreeMap<String, Integer> kinds = new TreeMap<>();
            for (ValidationResult.ValidationError error : result.getErrorsList()) {
                String what = error.getErrorCode() + " " + error.getDetails();
                kinds.merge(what.replaceAll("\\s+", " "), 1, Integer::sum);
            }
            System.out.println(file + "\tread");
            kinds.forEach((what, count) ->
                System.out.println(file + "\t" + count + "\t" + what));
        }
    }
}
