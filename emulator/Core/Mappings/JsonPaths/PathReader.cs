using System.Globalization;

namespace ChatEmulator.Mappings.JsonPaths;

/// <summary>Reads the steps of a path.</summary>
internal sealed class PathReader(Cursor cursor, bool insideFilter = false)
{
    private const int MostSteps = 200;

    // What ends a name: inside a filter the path itself ends there.
    private const string Ends = ".[( ";
    private const string FilterEnds = ".[( )<>=~!&|,\t\r\n";

    private readonly List<Func<Step?, bool, Step>> _makers = [];
    private readonly List<bool> _definite = [];
    private string? _function;
    private int _argument;
    private bool _isDeep;
    private bool _severalNames;
    private bool _anywhere;

    /// <summary>A path that is all of a text; the dollar sign may be left out.</summary>
    public JsonPath? Whole()
    {
        if (cursor.Letter is '$' or '@')
        {
            cursor.At++;
        }
        else
        {
            Name();
        }

        var path = Steps();
        if (!cursor.IsOver)
        {
            cursor.Fail("a step begins with . or [");
        }

        return path;
    }

    /// <summary>A path that begins with <c>$</c> or <c>@</c>, as far as it goes.</summary>
    public JsonPath? Path()
    {
        cursor.At++;
        return Steps();
    }

    private JsonPath? Steps()
    {
        while (!cursor.IsOver && cursor.Letter is '.' or '[')
        {
            Step();
            if (_makers.Count > MostSteps)
            {
                cursor.Fail($"a path has at most {MostSteps} steps");
            }
        }

        return cursor.Problem.Length == 0 ? Made() : null;
    }

    // From the last step to the first: each knows the next.
    private JsonPath Made()
    {
        var overAll = _function is not null && _isDeep ? new FunctionStep(_function, _argument) : null;
        Step? step = null;
        if (_function is not null && overAll is null)
        {
            Add(definite: true, (next, must) => new FunctionStep(_function, _argument) { Next = next, MustLead = must });
        }

        for (var i = _makers.Count - 1; i >= 0; i--)
        {
            step = _makers[i](step, _definite.Take(i).All(definite => definite));
        }

        return new JsonPath(step, _definite.TrueForAll(definite => definite), overAll);
    }

    private void Add(bool definite, Func<Step?, bool, Step> maker)
    {
        if (_severalNames)
        {
            // At the end of a path several names make one object; before it each is a way of its own.
            (_definite[^1], _severalNames) = (false, false);
        }

        _makers.Add(maker);
        _definite.Add(definite);
    }

    private void Step()
    {
        if (_function is not null)
        {
            cursor.Fail("nothing follows a function");
        }
        else if (cursor.Take(".."))
        {
            (_isDeep, _anywhere) = (_isDeep || _makers.Count == 0, true);
            Add(definite: false, (next, must) => new AnywhereStep { Next = next, MustLead = must });
            Behind();
            _anywhere = false;
        }
        else if (cursor.Take("."))
        {
            Behind();
        }
        else
        {
            Bracket();
        }
    }

    private void Behind()
    {
        if (cursor.Letter == '[')
        {
            Bracket();
        }
        else if (cursor.Take("*"))
        {
            Add(definite: false, (next, must) => new EveryStep { Next = next, MustLead = must });
        }
        else
        {
            Name();
        }
    }

    private void Name()
    {
        var name = cursor.While(letter => !(insideFilter ? FilterEnds : Ends).Contains(letter, StringComparison.Ordinal));
        if (name.Length == 0)
        {
            cursor.Fail("a name is missing; ['…'] takes one with blanks in it");
        }
        else if (cursor.Take("("))
        {
            Function(name);
        }
        else
        {
            Add(definite: true, (next, must) => new NameStep(name) { Next = next, MustLead = must });
        }
    }

    private void Function(string name)
    {
        if (!FunctionStep.Names.Contains(name))
        {
            cursor.Fail($"there is no function {name}() here; there are {string.Join(", ", FunctionStep.Names)}");
        }
        else if (_isDeep && !FunctionStep.OverAll.Contains(name))
        {
            cursor.Fail($"behind .. stand {string.Join(", ", FunctionStep.OverAll)}, and not {name}()");
        }
        else if (_anywhere)
        {
            cursor.Fail("between .. and a function a name is missing");
        }

        _function = name;
        _argument = name == "index" ? Place() : 0;
        cursor.Blanks().Want(")");
    }

    private void Bracket()
    {
        cursor.Take("[");
        cursor.Blanks();
        switch (cursor.Letter)
        {
            case '\'' or '"':
                Names();
                break;
            case '*':
                cursor.At++;
                Add(definite: false, (next, must) => new EveryStep { Next = next, MustLead = must });
                break;
            case '?':
                cursor.At++;
                var filter = new FilterReader(cursor).Read();
                Add(definite: false, (next, must) => new FilterStep(filter!) { Next = next, MustLead = must });
                break;
            default:
                Places();
                break;
        }

        cursor.Blanks().Want("]");
    }

    private void Names()
    {
        var names = new List<string>();
        do
        {
            names.Add(cursor.Blanks().Letter is '\'' or '"' ? cursor.Quoted() : "");
            if (names[^1].Length == 0 && cursor.Blanks().Letter is not (',' or ']'))
            {
                cursor.Fail("a name in quotes is missing");
            }
        }
        while (cursor.Blanks().Take(","));

        Add(definite: true, names.Count == 1
            ? (next, must) => new NameStep(names[0]) { Next = next, MustLead = must }
            : (next, must) => new NamesStep(names) { Next = next, MustLead = must });
        _severalNames = names.Count > 1;
    }

    private void Places()
    {
        var from = cursor.Letter == ':' ? (int?)null : Place();
        if (cursor.Take(":"))
        {
            var to = cursor.Letter is ']' ? (int?)null : Place();
            Add(definite: false, (next, must) => new SliceStep(from, to) { Next = next, MustLead = must });
            return;
        }

        var places = new List<int> { from ?? 0 };
        while (cursor.Blanks().Take(","))
        {
            places.Add(cursor.Blanks().Letter == ']' ? Missing() : Place());
        }

        Add(definite: places.Count == 1, (next, must) => new PlacesStep(places) { Next = next, MustLead = must });
    }

    private int Place()
    {
        var digits = cursor.Blanks().While(letter => letter == '-' || char.IsAsciiDigit(letter));
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place) ? place : Missing();
    }

    private int Missing()
    {
        cursor.Fail("in brackets stand a name in quotes, a place, a slice such as 1:3, * or ?(…)");
        return 0;
    }
}
