namespace Postmortem.Web.Components.Kit.Fields;

/// <summary>
/// What somebody has just chosen, until whoever was told has taken or refused it. Drawn as it is stored meanwhile, a tick would jump back under their
/// hand, and a second press would take it back for good.
/// </summary>
internal sealed class InHand<T>
{
    private int _turn;
    private bool _isHeld;
    private T? _value;

    public T? Or(T? stored) => _isHeld ? _value : stored;

    /// <param name="tell">Ends when it is stored, or refused.</param>
    public async Task HoldAsync(T? value, Func<Task> tell)
    {
        var turn = ++_turn;
        (_isHeld, _value) = (true, value);
        try
        {
            await tell();
        }
        finally
        {
            if (turn == _turn) _isHeld = false; // of several presses the last one stands
        }
    }
}
