using ChatEmulator.Exchanges;

namespace ChatEmulator.Providers;

/// <summary>
/// The declared accounts of a provider, made ready once for all worlds that play a scenario. What a world makes of them (locks, bearers
/// taken back) is that world's state. It is asked before any world's lock is taken, by any number of calls at once.
/// </summary>
internal abstract class Roster
{
    /// <summary>
    /// The world that the credentials of a call name; null when they name none. A vendor's SDK lets a test choose nothing else: not a
    /// header, not a path. Whether they are right is not looked at: that is the world's business.
    /// </summary>
    /// <param name="exchange">The request.</param>
    /// <param name="operation">The operation that it is for; null for none, and then only headers are looked at.</param>
    /// <param name="reading">Its body or query as the operation read it.</param>
    public abstract WorldClue? WorldOf(Exchange exchange, Operation? operation, Reading reading);
}

/// <summary>What credentials say of the world that they are for.</summary>
/// <param name="World">The world's name, a valid one.</param>
/// <param name="Makes">
/// Whether a world of that name is made where there is none; otherwise the clue is to be believed only when there is one, because
/// nobody wrote it to choose a world: a token says where it was minted.
/// </param>
internal readonly record struct WorldClue(string World, bool Makes);
