using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatEmulator.Core.Tests.Contracts;

/// <summary>A JSON value as it will be sent: numbers keep their spelling, objects their order.</summary>
internal abstract record Tree
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A number, true, false or null as it is spelt.</summary>
    public sealed record Raw(string Spelling) : Tree;

    public sealed record Text(string Content) : Tree;

    public sealed record List(params IReadOnlyList<Tree> Elements) : Tree;

    public sealed record Map(params IReadOnlyList<(string Name, Tree Value)> Entries) : Tree;

    /// <summary>The bytes of a body: here and there white space between tokens and escapes where none are needed.</summary>
    public string Sent(Choices choices)
    {
        var sent = new StringBuilder();
        Write(sent, choices.OneIn(4) ? " " : "", choices.OneIn(4));
        return sent.ToString();
    }

    private void Write(StringBuilder sent, string space, bool escaped)
    {
        switch (this)
        {
            case Raw raw:
                sent.Append(raw.Spelling);
                break;
            case Text text:
                Quote(sent, text.Content, escaped);
                break;
            case List list:
                Join(sent, '[', ']', list.Elements, space, element => element.Write(sent, space, escaped));
                break;
            case Map map:
                Join(sent, '{', '}', map.Entries, space, entry =>
                {
                    Quote(sent, entry.Name, escaped);
                    sent.Append(space).Append(':');
                    entry.Value.Write(sent, space, escaped);
                });
                break;
        }
    }

    private static void Join<T>(StringBuilder sent, char open, char close, IReadOnlyList<T> all, string space, Action<T> write)
    {
        sent.Append(open);
        for (var i = 0; i < all.Count; i++)
        {
            sent.Append(i == 0 ? space : $"{space},{space}");
            write(all[i]);
        }

        sent.Append(close);
    }

    private static void Quote(StringBuilder sent, string text, bool escaped)
    {
        if (!escaped)
        {
            sent.Append(JsonSerializer.Serialize(text, AsItIs));
            return;
        }

        sent.Append('"');
        foreach (var unit in text)
        {
            sent.Append($"\\u{(int)unit:x4}");
        }

        sent.Append('"');
    }
}
