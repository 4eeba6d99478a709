using System.Text;
using System.Text.Json;

namespace ParcelDesk.Naive;

/// <summary>Writes to customers, as tired people write it.</summary>
internal sealed class NaiveCustomerChat(NaiveAlgoreg algoreg, NaiveLinks links, TimeProvider time) : ICustomerChat
{
    private const int Megabyte = 1_000_000;

    public Task<ChatLink> LinkFor(string customer, CancellationToken cancel) => links.For(customer, cancel);

    public async Task<Sent> Tell(Notice notice, CancellationToken cancel)
    {
        // BUG 5: the file is measured, and not what base64 makes of it. (attachment-inflates)
        if (notice.Photo?.Length >= Megabyte)
        {
            throw new TroubleException(Trouble.Refused, "The photo is too large.");
        }

        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using var answer = await Send(notice, cancel);
                if (await Settled(answer, notice, cancel) is { } sent)
                {
                    return sent;
                }
            }
            catch (HttpRequestException)
            {
                // BUG 6: a broken connection is taken for "not sent", and the customer reads it twice. (reply-lost)
            }
        }

        return Sent.Unknown;
    }

    public async Task<Sent> Ask(Notice notice, CancellationToken cancel)
    {
        // BUG 7: the bearer is good until its hour is over, so nobody looks whether it was refused. (bearer-revoked)
        using var answer = await algoreg.SendOnce(HttpMethod.Get, Messages(notice), null, cancel);

        // BUG 8: it says that it could not be sent, but it is there, and that is enough. (never-sent)
        if (await Stands(answer, notice, cancel))
        {
            return Sent.Confirmed;
        }

        // BUG 9: what is not there yet was not sent, and whoever asked sends it again. (read-after-write)
        return Sent.Missing;
    }

    // BUG 10: the same id for whatever is said of a parcel, so what corrects a message may be swallowed as said before. (corrected-message)
    private Task<HttpResponseMessage> Send(Notice notice, CancellationToken cancel) => algoreg.Send(
        HttpMethod.Post,
        "api/v1/message",
        new { to = notice.To, thread_id = notice.Thread, content = notice.Text, ext_msg_id = notice.Id, attachments = Attachments(notice.Photo) },
        cancel);

    private static object[] Attachments(byte[]? photo) => photo is null ? [] : [new { name = "parcel.jpg", file = photo }];

    // Null when it is to be sent again.
    private async Task<Sent?> Settled(HttpResponseMessage answer, Notice notice, CancellationToken cancel)
    {
        switch ((int)answer.StatusCode)
        {
            case < 300:
                // BUG 11: a 204 is taken for delivery, and nobody ever looks. (phantom-success)
                return Sent.Confirmed;
            case 429:
                await Task.Delay(Pause(answer), time, cancel);
                return null;
            case 504:
                // BUG 12: again at once, it has the same id, and an id is for that. It is not. (id-is-no-key)
                return null;
        }

        if (await IsFinal(answer, cancel))
        {
            throw new TroubleException(Trouble.Refused, "The vendor refuses the message.");
        }

        // BUG 13: looks once, right after a failure; what comes later comes as well. (late-commit)
        return await Has(notice, cancel) ? Sent.Confirmed : null;
    }

    private static TimeSpan Pause(HttpResponseMessage answer)
    {
        // BUG 14: what cannot be read is no time at all. (retry-after-nonsense)
        var told = answer.Headers.TryGetValues("Retry-After", out var values) ? values.First() : "";
        var seconds = int.TryParse(told, out var number) ? number : 0;

        // BUG 15: a tenth of jitter, in the wrong direction. (early-return)
        return TimeSpan.FromSeconds(seconds * 0.9);
    }

    private static async Task<bool> IsFinal(HttpResponseMessage answer, CancellationToken cancel)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return false;
        }

        // BUG 16: the first entry is the old one; when it is gone no code is known, and what is refused is sent again and again. (old-codes-gone)
        var first = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel)).GetProperty("errors")[0];
        return first.GetProperty("code").GetString() is "THREAD_NOT_FOUND" or "RECIPIENT_MISSING" or "MISSING_FIELD" or "INVALID_FIELD";
    }

    private async Task<bool> Has(Notice notice, CancellationToken cancel)
    {
        using var answer = await algoreg.Send(HttpMethod.Get, Messages(notice), null, cancel);
        return await Stands(answer, notice, cancel);
    }

    private static string Messages(Notice notice) => $"api/v1/thread/{notice.Thread}/messages?limit=100";

    private static async Task<bool> Stands(HttpResponseMessage answer, Notice notice, CancellationToken cancel) =>
        answer.IsSuccessStatusCode && (await Page(answer, cancel)).Contains($"\"{notice.Id}\"", StringComparison.Ordinal);

    // Read as it comes, as SDKs do.
    private static async Task<string> Page(HttpResponseMessage answer, CancellationToken cancel)
    {
        var (page, piece) = (new StringBuilder(), new char[1_024]);
        try
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
            while (await reader.ReadAsync(piece, cancel) is > 0 and var read)
            {
                page.Append(piece, 0, read);
            }
        }
        catch (IOException)
        {
            // BUG 35: what has come is all there is, although it broke off. (truncated-json)
        }

        return page.ToString();
    }
}
