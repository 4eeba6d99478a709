using System.Text.RegularExpressions;

namespace ChatEmulator.Server.Tests.Cli;

/// <summary>The command line as somebody meets it who has never seen it.</summary>
public sealed class HelpTests
{
    private static readonly string[] Verbs = ["serve", "validate", "explain", "schema", "fidelity", "verify", "selftest", "healthcheck"];

    [TestCase("--help")]
    [TestCase("--port nonsense --help")]
    [TestCaseSource(nameof(Verbs))]
    public async Task Help_has_exit_codes_and_examples(string line)
    {
        var help = await Help(line);
        Assert.That(help, Does.Contain("Exit codes:\n  0  ").And.Contain("Examples:\n  chat-emulator").And.Not.Contain("Exit code 0").And.Not.Contain("??"));
        Assert.That(Regex.Matches(help, @"scenarios/[a-z-]+\.(yaml|schema\.json)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(file => Path.Combine(Repository.Root, file.Value)).Where(file => !File.Exists(file)), Is.Empty);
    }

    [Test]
    public async Task The_first_page_names_every_verb_in_a_line_and_promises_nothing_else()
    {
        var help = await Help("--help");
        Assert.That(help, Does.Contain("A local stand-in for SignalWire's and Algoreg's chat APIs").And.Not.Contain("dditional arguments"));
        foreach (var verb in Verbs)
        {
            Assert.That(help, Does.Match($"(?m)^  {verb} .*[.]$"));
        }
    }

    [TestCase("serve", "--tls [<PORT>]")]
    [TestCase("serve", "--quiet [<true|false>]  ")]
    [TestCase("verify", " verify [<URL>] [options]")]
    [TestCase("verify", "  [<URL>]  Where it listens")]
    [TestCase("verify", "--format <text|json|markdown>")]
    [TestCase("--help", "healthcheck [<URL>]  ")]
    public async Task What_may_be_left_out_stands_in_brackets(string line, string shown) => Assert.That(await Help(line), Does.Contain(shown));

    [TestCase("srve", "There is no command 'srve'. Did you mean 'serve'?")]
    [TestCase("nonsense", "There is no command 'nonsense'. There are serve, validate, explain, schema, fidelity, verify, selftest, healthcheck.")]
    [TestCase("serve --prot 3", "There is no option '--prot' of serve. Did you mean --port?")]
    [TestCase("--prot 3", "There is no option '--prot' of serve. Did you mean --port?")]
    [TestCase("verify --nonsense", "There is no option '--nonsense' of verify. See chat-emulator verify --help.")]
    [TestCase("verify --jnit verdict.xml", "There is no option '--jnit' of verify. Did you mean --junit?")]
    [TestCase("validate --formt json scenarios", "There is no option '--formt' of validate. Did you mean --format?")]
    [TestCase("verify a b", "'b' is one word too many for verify. See chat-emulator verify --help.")]
    [TestCase("selftest --only clsoe", "--only: 'clsoe' is not known. Did you mean 'close'?")]
    [TestCase("validate x --format xlm", "--format: 'xlm' is not known. There are text, json, github.")]
    [TestCase("fidelity --provider signalwre", "--provider: 'signalwre' is not known. Did you mean 'signalwire'?")]
    public async Task A_misspelt_word_is_told_with_the_one_that_was_meant(string line, string told)
    {
        using var shell = new Shell();
        Assert.That((await shell.Run(line.Split(' ')), shell.Error.Trim(), shell.Out), Is.EqualTo((2, told, "")));
    }

    [Test]
    public async Task Behind_two_hyphens_a_word_is_what_it_is()
    {
        using var shell = new Shell();
        Assert.That((await shell.Run("validate", "--", "--formt"), shell.Error), Is.EqualTo((1, "")));
        Assert.That(shell.Out, Does.Contain("--formt"));
    }

    [Test]
    public async Task Several_mistakes_are_told_at_once()
    {
        using var shell = new Shell();
        Assert.That((await shell.Run("serve", "--prot", "3", "--sed", "4", "5"), shell.Error.Trim().Split('\n').Length), Is.EqualTo((2, 3)), shell.Error);
    }

    private static async Task<string> Help(string line)
    {
        using var shell = new Shell();
        Assert.That(await shell.Run([.. line.Split(' ').Where(word => word != "--help"), "--help"]), Is.Zero);
        Assert.That(shell.Error, Is.Empty);
        return shell.Out.ReplaceLineEndings("\n");
    }
}
