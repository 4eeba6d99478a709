namespace ChatEmulator.Core.Tests.Providers;

public sealed class AttachmentTests
{
    [TestCase(10_000_000, 10_000_000, 204)]
    [TestCase(10_000_000, 10_000_001, 422)]
    [TestCase(10_485_760, 10_485_760, 204)]
    [TestCase(10_485_760, 10_485_761, 422)]
    public void A_file_may_have_ten_megabytes_as_the_profile_counts_them(int limit, int size, int status)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ attachment_limit: {limit} }} }}\n");
        var answer = emulation.Message(Message(Convert.ToBase64String(new byte[size])));
        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(status == 204 || answer.Code == "attachment_too_large", Is.True);
    }

    [Test]
    public void The_limit_is_a_files_own_and_not_that_of_all_together()
    {
        using var emulation = Emulation.Of();
        var file = Convert.ToBase64String(new byte[6_000_000]);
        Assert.That(emulation.Message($$"""{"to":"a","attachments":[{"file":"{{file}}"},{"file":"{{file}}"}]}""").Status, Is.EqualTo(204));
    }

    [TestCase("strict", "aGVsbG8", 422)]
    [TestCase("strict", "aGVs bG8=", 422)]
    [TestCase("lenient", "aGVsbG8", 204)]
    [TestCase("lenient", "aGVs bG8=", 204)]
    [TestCase("lenient", "h\\u00e9llo", 422)]
    [TestCase("strict", "", 204)]
    public void A_file_is_base64_as_the_profile_reads_it(string base64, string file, int status)
    {
        using var emulation = Emulation.Of($"profile: {{ algoreg: {{ base64: {base64} }} }}\n");
        Assert.That(emulation.Message(Message(file)).Status, Is.EqualTo(status));
    }

    [TestCase("a.txt", "text/plain", "text")]
    [TestCase("A.JPG", "image/jpeg", "image")]
    [TestCase("letter.tar.gz", "application/octet-stream", "application")]
    [TestCase("letter", "application/octet-stream", "application")]
    public void A_file_is_read_back_with_a_type_by_the_end_of_its_name(string name, string mime, string type)
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message($$"""{"thread_id":"t-1","attachments":[{"file":"aGVsbG8=","name":"{{name}}"}]}""");
        var file = emulation.Get("/api/v1/thread/t-1/messages").Json.GetProperty("messages")[0].GetProperty("attachments")[0];
        Assert.That((file.GetProperty("file_mime").GetString(), file.GetProperty("file_type").GetString()), Is.EqualTo((mime, type)));
    }

    [Test]
    public void A_file_without_a_name_has_none()
    {
        using var emulation = Emulation.Of("data: { algoreg: { threads: [{ id: t-1 }] } }\n");
        emulation.Message("""{"thread_id":"t-1","attachments":[{"file":"aGVsbG8="}]}""");
        Assert.That(emulation.Get("/api/v1/thread/t-1/messages").Body, Does.Contain(""" "file_name":null,"file_mime":"application/octet-stream","file_size":5 """.Trim()));
    }

    [Test]
    public void A_late_message_keeps_name_size_and_hash_and_not_the_file()
    {
        using var emulation = Emulation.Of("rules: [{ name: late, calls: algoreg.create_message, effect: { late: 45s } }]\n");
        var file = Convert.ToBase64String(new byte[9_000_000]);
        for (var i = 0; i < 10; i++)
        {
            emulation.Message(Message(file));
        }

        emulation.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(emulation.Messages().Select(message => message.GetProperty("attachments")[0].GetProperty("file_size").GetInt64()), Is.EqualTo(Enumerable.Repeat(9_000_000L, 10)));
    }

    private static string Message(string file) => $$"""{"to":"a","attachments":[{"file":"{{file}}","name":"x.bin"}]}""";
}
