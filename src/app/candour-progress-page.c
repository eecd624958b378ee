/* candour-progress-page.c - something long is being done: what, how far, and how to stop it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "candour-a11y.h"
#include "candour-progress-page.h"

#define QUIET_MS 300
#define REFRESH_MS 80

struct _CandourProgressPage
{
  GtkWidget       parent_instance;

  GtkWidget      *box;

  GCancellable   *cancellable;
  guint           timeout;

  AdwStatusPage  *page;
  GtkProgressBar *bar;
  GtkWidget      *content;
  GtkWidget      *cancel;

  /* Set by the thread that works, read by the window's. */
  GMutex          lock;
  guint64         done;
  guint64         total;
};

G_DEFINE_FINAL_TYPE (CandourProgressPage, candour_progress_page, GTK_TYPE_WIDGET)

static gboolean
refresh_cb (gpointer data)
{
  CandourProgressPage *self = data;
  guint64 done;
  guint64 total;

  g_mutex_lock (&self->lock);
  done = self->done;
  total = self->total;
  g_mutex_unlock (&self->lock);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

static gboolean
appear_cb (gpointer data)
{
  CandourProgressPage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  refresh_cb (self);
  self->timeout = g_timeout_add (REFRESH_MS, refresh_cb, self);

  return G_SOURCE_REMOVE;
}

static void
cancel_cb (CandourProgressPage *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  adw_status_page_set_description (self->page, _("Stopping…"));
}

static void
candour_progress_page_dispose (GObject *object)
{
  CandourProgressPage *self = CANDOUR_PROGRESS_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CANDOUR_TYPE_PROGRESS_PAGE);

  G_OBJECT_CLASS (candour_progress_page_parent_class)->dispose (object);
}

static void
candour_progress_page_finalize (GObject *object)
{
  CandourProgressPage *self = CANDOUR_PROGRESS_PAGE (object);

  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (candour_progress_page_parent_class)->finalize (object);
}

static void
candour_progress_page_class_init (CandourProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = candour_progress_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = candour_progress_page_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/candour/Candour/ui/"
                                               "progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CandourProgressPage, box);
  gtk_widget_class_bind_template_child (widget_class, CandourProgressPage, content);
  gtk_widget_class_bind_template_child (widget_class, CandourProgressPage, page);
  gtk_widget_class_bind_template_child (widget_class, CandourProgressPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CandourProgressPage, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
candour_progress_page_init (CandourProgressPage *self)
{
  g_mutex_init (&self->lock);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->timeout = g_timeout_add (QUIET_MS, appear_cb, self);
}

GtkWidget *
candour_progress_page_new (const char   *title,
                           GCancellable *cancellable)
{
  CandourProgressPage *self = g_object_new (CANDOUR_TYPE_PROGRESS_PAGE, NULL);

  g_set_object (&self->cancellable, cancellable);
  adw_status_page_set_title (self->page, title);
  gtk_widget_set_visible (self->cancel, cancellable != NULL);
  candour_a11y_set_label (GTK_WIDGET (self->bar), title);

  return GTK_WIDGET (self);
}

void
candour_progress_page_report (guint64  done,
                              guint64  total,
                              gpointer page)
{
  CandourProgressPage *self = page;

  g_mutex_lock (&self->lock);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->lock);
}
