using System.Text;
using ChatEmulator.Exchanges;
using ChatEmulator.Journals;

namespace ChatEmulator.Core.Tests.Judging;

/// <summary>Calls to judge.</summary>
internal static class Calls
{
    public static Call Of(
        long number,
        string body,
        string operation = "algoreg.create_message",
        string query = "",
        string answer = "",
        params Header[] headers)
    {
        return new Call
        {
            Number = number,
            At = DateTimeOffset.UnixEpoch,
            Arrived = 0,
            Operation = operation,
            Account = "api@acme.test",
            Connection = "c1",
            Method = "POST",
            Path = "/api/v1/message",
            Query = query,
            Headers = headers,
            Body = Kept(body),
            Effect = Effect.Applied,
            Status = 204,
            AnswerHeaders = [],
            AnswerBody = Kept(answer),
            Ending = new Ending(EndingKind.Delivered, 0, DateTimeOffset.UnixEpoch, 0),
            Replayable = true,
        };
    }

    public static Kept Kept(string text) => new(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text), null);
}
