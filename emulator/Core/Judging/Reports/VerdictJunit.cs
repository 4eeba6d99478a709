using System.Text;
using System.Xml;
using ChatEmulator.Judging.Verdicts;

namespace ChatEmulator.Judging.Reports;

/// <summary>
/// Verdicts as JUnit XML, as CI systems read it: a suite for each world, a test case for each expectation. What is broken is a failure; what
/// is inconclusive is an error, because it has not passed.
/// </summary>
internal static class VerdictJunit
{
    /// <summary>A report as an XML document.</summary>
    public static string Of(VerdictReport report)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = Encoding.UTF8 }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, "Chat Emulator", [.. report.Worlds.SelectMany(world => world.Expectations)], report.Judged.Any());
            foreach (var world in report.Judged)
            {
                Write(xml, world);
            }

            if (!report.Judged.Any())
            {
                WriteNothing(xml, report);
            }

            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private static void Write(XmlWriter xml, WorldVerdict world)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, $"{VerdictText.Name(world)}: {world.Scenario}", world.Expectations);
        foreach (var judged in world.Expectations)
        {
            Case(xml, VerdictText.Name(world), world.Scenario, VerdictText.Title(judged));
            xml.WriteAttributeString("file", Line(judged.File));
            xml.WriteAttributeString("line", $"{judged.Line}");
            Fault(xml, judged.Ruling, judged.Why, [$"{judged.Place}", .. judged.Why.Split('\n'), .. judged.Shown]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A file without a case would count as passed.
    private static void WriteNothing(XmlWriter xml, VerdictReport report)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, "nothing expected", [], hasCases: false);
        Case(xml, "default", "Chat Emulator", "something is expected");
        Fault(xml, Ruling.Inconclusive, VerdictText.Nothing(report), [VerdictText.Nothing(report)]);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, string world, string scenario, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Line($"{scenario} ({world})"));
        xml.WriteAttributeString("name", Line(name));
        xml.WriteAttributeString("time", "0");
    }

    private static void Fault(XmlWriter xml, Ruling ruling, string why, IEnumerable<string> lines)
    {
        if (ruling == Ruling.Held)
        {
            if (why.Length > 0)
            {
                xml.WriteElementString("system-out", string.Join('\n', lines.Select(Line)));
            }

            return;
        }

        xml.WriteStartElement(ruling == Ruling.Broken ? "failure" : "error");
        xml.WriteAttributeString("type", VerdictJson.Word(ruling));
        xml.WriteAttributeString("message", Line(why.Split('\n')[0]));
        xml.WriteString(string.Join('\n', lines.Select(Line)));
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyList<Judged> all, bool hasCases = true)
    {
        xml.WriteAttributeString("name", Line(name));
        xml.WriteAttributeString("tests", $"{(hasCases ? all.Count : 1)}");
        xml.WriteAttributeString("failures", $"{all.Count(judged => judged.Ruling == Ruling.Broken)}");
        xml.WriteAttributeString("errors", $"{(hasCases ? all.Count(judged => judged.Ruling == Ruling.Inconclusive) : 1)}");
    }

    // Some code points are no characters to XML, however they are written.
    private static string Line(string text) => string.Concat(Shown.Line(text).EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? $"\\u{rune.Value:x4}" : rune.ToString()));

    // The declaration names the encoding in which the text is sent and kept.
    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
