//go:build programs

// Package apiserver names the programs that tests are run against, so that their versions are pinned.
package apiserver

import (
	_ "go.etcd.io/etcd/server/v3"
	_ "k8s.io/kubernetes/cmd/kube-apiserver"
)
