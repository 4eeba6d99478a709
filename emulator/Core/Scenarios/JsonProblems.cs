using System.Text;
using System.Text.Json;

namespace ChatEmulator.Scenarios;

/// <summary>Problems as one JSON array.</summary>
internal static class JsonProblems
{
    public static string Write(IReadOnlyList<Problem> problems)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            Write(problems, json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    public static void Write(IReadOnlyList<Problem> problems, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var problem in problems)
        {
            Write(problem, json);
        }

        json.WriteEndArray();
    }

    private static void Write(Problem problem, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", problem.File);
        json.WriteNumber("line", problem.Line);
        json.WriteNumber("column", problem.Column);
        json.WriteString("severity", Problems.Word(problem));
        json.WriteString("text", problem.Text);
        json.WriteString("source", problem.SourceLine);
        json.WriteEndObject();
    }
}
