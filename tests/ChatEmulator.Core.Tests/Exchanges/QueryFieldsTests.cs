using ChatEmulator.Exchanges;

namespace ChatEmulator.Core.Tests.Exchanges;

[Parallelizable(ParallelScope.All)]
public sealed class QueryFieldsTests
{
    [TestCase("", "")]
    [TestCase("?", "")]
    [TestCase("?a=1&b=2", "a:1 b:2")]
    [TestCase("a=1", "a:1")]
    [TestCase("??a=1", "?a:1")]
    [TestCase("?a&b=&=c&&d=e=f&", "a: b: :c d:e=f")]
    [TestCase("?%C3%BC=a%26b%2B+c&x+y=%", "ü:a&b+_c x_y:%")]
    public void Each_field_comes_once_in_the_order_sent_and_decoded(string query, string fields)
    {
        var seen = new List<string>();
        var each = new QueryFields(query);
        while (each.Next())
        {
            seen.Add($"{each.Name}:{each.Value}".Replace(' ', '_'));
        }

        Assert.That(string.Join(' ', seen), Is.EqualTo(fields));
    }
}
