import java.util.List;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.Tag;
import org.languagetool.rules.Rule;
import org.languagetool.rules.TextLevelRule;

/** Prints a line for each rule of the languages named: language, id, category, scope, default, picky. */
public class ListLanguageToolRules {
  public static void main(String[] languages) {
    for (String code : languages) {
      List<Rule> rules = new JLanguageTool(Languages.getLanguageForShortCode(code)).getAllRules();
      for (Rule rule : rules) {
        boolean on = !rule.isDefaultOff() && !rule.isDefaultTempOff() && !rule.getCategory().isDefaultOff();
        System.out.println(String.join("\t", code, rule.getId(),
            rule.getCategory().getId().toString(),
            rule instanceof TextLevelRule ? "text" : "sentence",
            on ? "on" : "off",
            rule.hasTag(Tag.picky) ? "picky" : ""));
      }
    }
  }
}
