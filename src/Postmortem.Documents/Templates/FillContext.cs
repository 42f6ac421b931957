using System.Collections;
using System.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Postmortem.Documents.Templates;

/// <summary>
/// One filling of a template, head and body together: nothing but the model and our helpers is within reach, every value is encoded where it
/// is written, and neither output nor loops nor time run away.
/// </summary>
internal sealed class FillContext : TemplateContext
{
    private readonly Speech _speech;
    private int _passes;
    private int _written;
    private bool _isPlain;

    public FillContext(Speech speech, ScriptObject model, CancellationToken timeIsUp) : base(TemplateHelpers.In(speech))
    {
        _speech = speech;
        StrictVariables = true;
        // What an item leaves out is empty; names that no item has are refused before anything is filled.
        EnableRelaxedTargetAccess = true;
        MemberFilter = static _ => false;
        // FilledText bounds what is written, by the same count for head and body.
        OutputLimit = 0;
        LimitToString = 0;
        // Scriban counts anew for every outermost loop; OnStepLoop counts for head, body and helpers together.
        LoopLimit = 0;
        RecursiveLimit = 10;
        AutoIndent = false;
        CancellationToken = timeIsUp;
        PushGlobal(model);
    }

    /// <summary>For titles, which are plain text: nothing is escaped.</summary>
    public string FillPlain(Template template) => Fill(template, isPlain: true);

    public string FillMarkdown(Template template) => Fill(template, isPlain: false);

    /// <summary>Whoever goes through a list of the model spends a pass for each item of it.</summary>
    public void Pass(int count)
    {
        _passes += count;
        if (_passes > TemplateFolder.MostPasses)
            throw new ScriptRuntimeException(CurrentSpan,
                $"The loops of this template go round more than {TemplateFolder.MostPasses:N0} times, which no document needs.");
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is ReadyMarkdown ready) Write(ready.Text);
        else if (textAsObject is not null) Write(_isPlain ? _speech.Text(textAsObject) : MarkdownEncoder.Encode(_speech.Text(textAsObject)));
        return this;
    }

    /// <summary>What is empty is not there: a section asks for its list or its text, and vanishes without it.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        bool truth => truth,
        string text => text.Length > 0,
        ICollection many => many.Count > 0,
        0 or 0L or 0m or 0d or 0f => false,
        _ => true,
    };

    /// <summary>A list that is not there is one with nothing in it, so that its loop takes the other way; Scriban would take neither.</summary>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        return value is null && scriptNode?.Parent is ScriptForStatement loop && loop.Iterator == scriptNode ? Array.Empty<object>() : value;
    }

    protected override bool OnStepLoop(ScriptLoopStatementBase loop)
    {
        Pass(1);
        return true;
    }

    private string Fill(Template template, bool isPlain)
    {
        _isPlain = isPlain;
        PushOutput(new FilledText(this));
        try
        {
            return template.Render(this);
        }
        catch (ScriptAbortException e)
        {
            throw Refused(e, $"The template took longer than {TemplateFolder.LongestTime.TotalSeconds:0} seconds to fill.");
        }
        catch (ScriptRuntimeException e)
        {
            throw Refused(e, e.OriginalMessage);
        }
        finally
        {
            PopOutput();
        }
    }

    private static TemplateException Refused(ScriptRuntimeException e, string sentence) => new([TemplateReader.At(e.Span.FileName ?? "", e.Span, sentence)]);

    /// <summary>What is written in one filling, counted together with what the same context has filled before.</summary>
    private sealed class FilledText(FillContext context) : IScriptOutput
    {
        private readonly StringBuilder _text = new();

        public void Write(string text, int offset, int count)
        {
            context._written += count;
            if (context._written > TemplateFolder.LongestOutput)
                throw new ScriptRuntimeException(context.CurrentSpan,
                    $"The filled template is longer than {TemplateFolder.LongestOutput:N0} characters, which no document needs.");
            _text.Append(text, offset, count);
        }

        public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
        {
            Write(text, offset, count);
            return ValueTask.CompletedTask;
        }

        public override string ToString() => _text.ToString();
    }
}

/// <summary>What a helper has made into Markdown already.</summary>
internal sealed record ReadyMarkdown(string Text);
