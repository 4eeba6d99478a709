using Bogus;
using ChatEmulator.Scenarios.Matching;

namespace ChatEmulator.Scenarios.Templates;

/// <summary>Makes up one value.</summary>
internal delegate Found Invention(Faker faker);

/// <summary>What can be made up, under the names that templates use: a fixed list, because the parser of Bogus is reflection.</summary>
internal static class Inventions
{
    private const int Largest = 1_000_000;

    /// <summary>All of them, in the order of the manual.</summary>
    public static IReadOnlyList<(string Name, Invention Make)> All { get; } =
    [
        ("first_name", faker => Found.Of(faker.Name.FirstName())),
        ("last_name", faker => Found.Of(faker.Name.LastName())),
        ("full_name", faker => Found.Of(faker.Name.FullName())),
        ("user_name", faker => Found.Of(faker.Internet.UserName())),
        ("email", faker => Found.Of(faker.Internet.ExampleEmail())),
        ("phone", faker => Found.Of(faker.Phone.PhoneNumber("+1-###-555-01##"))),
        ("company", faker => Found.Of(faker.Company.CompanyName())),
        ("product", faker => Found.Of(faker.Commerce.ProductName())),
        ("street", faker => Found.Of(faker.Address.StreetAddress())),
        ("city", faker => Found.Of(faker.Address.City())),
        ("country", faker => Found.Of(faker.Address.Country())),
        ("word", faker => Found.Of(faker.Lorem.Word())),
        ("sentence", faker => Found.Of(faker.Lorem.Sentence())),
        ("paragraph", faker => Found.Of(faker.Lorem.Paragraph())),
        ("number", faker => Found.Of((long)faker.Random.Int(0, Largest))),
    ];
}
